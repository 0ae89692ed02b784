# A site of the shop as an image.
#   docker build -f infra/docker/site.Dockerfile --build-arg PART=frontend-customer -t eshop/frontend-customer .
ARG NODE_IMAGE=docker.io/library/node:24.21.0-bookworm-slim
ARG RUNTIME_IMAGE=docker.io/library/debian:bookworm-slim

FROM ${NODE_IMAGE} AS node

# What both sites are built with: it changes with the lockfile and the manifests alone.
FROM node AS packages
ENV CI=true
RUN command -v pnpm || npm install --global pnpm@12.21.0
WORKDIR /eshop
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml ./
COPY packages/contracts/package.json packages/contracts/
COPY packages/order-flow/package.json packages/order-flow/
COPY packages/otlp/package.json packages/otlp/
COPY packages/site/package.json packages/site/
COPY packages/ui/package.json packages/ui/
COPY frontend-admin/package.json frontend-admin/
COPY frontend-customer/package.json frontend-customer/
RUN --mount=type=cache,id=eshop-pnpm,target=/pnpm/store \
  pnpm install --frozen-lockfile --prefer-offline --store-dir=/pnpm/store \
  --filter='./packages/contracts' --filter='./packages/order-flow' --filter='./packages/otlp' --filter='./packages/site' --filter='./packages/ui' --filter='./frontend-*'

FROM packages AS build
ENV NODE_ENV=production \
  NEXT_TELEMETRY_DISABLED=1
COPY tsconfig.json ./
COPY packages/contracts packages/contracts
COPY packages/order-flow packages/order-flow
COPY packages/otlp packages/otlp
COPY packages/site packages/site
COPY packages/ui packages/ui
ARG PART
COPY ${PART} ${PART}
RUN cd "${PART}" && pnpm run build && mv .next/standalone /app && mv "/app/${PART}/site.mjs" "/app/${PART}/main.mjs"
COPY infra/docker/prune-site.mjs infra/docker/
RUN node infra/docker/prune-site.mjs /app
COPY infra/docker/healthcheck.mjs /app/${PART}/healthcheck.mjs

# Debian, Node and what the build traced; no package manager, no compiler, no sources.
FROM ${RUNTIME_IMAGE} AS site
COPY --from=node /usr/local/bin/node /usr/local/bin/node
ENV NODE_ENV=production \
  NEXT_TELEMETRY_DISABLED=1 \
  HOSTNAME=0.0.0.0 \
  PORT=3000 \
  HOME=/tmp
COPY --from=build /app /app
ARG PART
WORKDIR /app/${PART}
USER 10001:10001
ARG VERSION=0.1.0
ARG REVISION=unknown
LABEL org.opencontainers.image.title="eshop ${PART}" \
  org.opencontainers.image.description="The ${PART} of Eshop, an event-driven shop for cars and motorcycles" \
  org.opencontainers.image.licenses="MIT" \
  org.opencontainers.image.version="${VERSION}" \
  org.opencontainers.image.revision="${REVISION}"
ENTRYPOINT ["node", "--max-semi-space-size=2", "main.mjs"]
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 CMD ["node", "healthcheck.mjs"]
