import { Badge } from '@eshop/ui/message';
import { systemText } from '@text/system';
import { Cell, Head, Row, Table } from '@/tables/table.tsx';
import type { ServiceState } from './read-statuses.ts';
import { isSystemService } from './services.ts';
import { milliseconds } from './units.ts';

/** What the services lean on: each store as its service sees it. */
export const StoreTable = ({ states }: { states: readonly ServiceState[] }) => (
  <Table caption={systemText.stores}>
    <thead>
      <tr>
        <Head>{systemText.dependency}</Head>
        <Head>{systemText.usedBy}</Head>
        <Head>{systemText.state}</Head>
        <Head numeric>{systemText.answer}</Head>
      </tr>
    </thead>
    <tbody>
      {states.flatMap(({ service, status }) =>
        storesOf(status).map((dependency) => (
          <Row key={`${service} ${dependency.name}`}>
            <Cell className="font-[620]">{dependency.name}</Cell>
            <Cell>{service}</Cell>
            <Cell>
              <Badge tone={dependency.ok ? 'good' : 'bad'}>
                {dependency.ok ? systemText.answers : dependency.message}
              </Badge>
            </Cell>
            <Cell numeric>{milliseconds(dependency.milliseconds)}</Cell>
          </Row>
        )),
      )}
    </tbody>
  </Table>
);

/** The gateway leans on the services too; they have a table of their own. */
const storesOf = (status: ServiceState['status']) =>
  (status?.dependencies ?? []).filter(({ name }) => !isSystemService(name));
