import type { PersonRole } from '@eshop/contracts/api/auth';
import { Badge, type Tone } from '@eshop/ui/message';
import { siteText } from '@text/site';

const tones: Readonly<Record<PersonRole, Tone>> = { admin: 'warn', warehouse: 'good', customer: 'info' };

/** The roles of somebody; `customer`, which everybody holds, is told only of those who hold no other. */
export function RoleBadges({ roles }: { roles: readonly PersonRole[] }) {
  const granted = roles.filter((role) => role !== 'customer');
  return (
    <span className="inline-flex flex-wrap gap-1">
      {(granted.length > 0 ? granted : (['customer'] as const)).map((role) => (
        <Badge key={role} tone={tones[role]}>
          {siteText.roles[role]}
        </Badge>
      ))}
    </span>
  );
}
