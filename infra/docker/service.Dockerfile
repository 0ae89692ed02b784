# One Node program of the shop as an image: a service, the jobs (`--target program`), or a stand-in for a part of AWS.
#   docker build -f infra/docker/service.Dockerfile --build-arg PART=order -t eshop/order .
ARG NODE_IMAGE=docker.io/library/node:24.21.0-bookworm-slim
ARG RUNTIME_IMAGE=docker.io/library/debian:bookworm-slim

FROM ${NODE_IMAGE} AS node

# What all programs are made with, the same for each of them: it changes with the lockfile and the manifests alone.
FROM node AS packages
ENV CI=true
RUN command -v pnpm || npm install --global pnpm@12.21.0
WORKDIR /eshop
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml ./
COPY packages/contracts/package.json packages/contracts/
COPY packages/kit/package.json packages/kit/
COPY packages/otlp/package.json packages/otlp/
COPY services/auth/package.json services/auth/
COPY services/cart/package.json services/cart/
COPY services/gateway/package.json services/gateway/
COPY services/order/package.json services/order/
COPY services/payment/package.json services/payment/
COPY services/product/package.json services/product/
COPY services/sales-report/package.json services/sales-report/
COPY services/shipping-cost/package.json services/shipping-cost/
COPY services/warehouse/package.json services/warehouse/
COPY infra/demo/package.json infra/demo/
COPY infra/docker/package.json infra/docker/
COPY infra/emulators/cognito/package.json infra/emulators/cognito/
COPY infra/emulators/lambda/package.json infra/emulators/lambda/
COPY infra/emulators/s3/package.json infra/emulators/s3/
COPY infra/jobs/package.json infra/jobs/
COPY infra/topology/package.json infra/topology/
RUN --mount=type=cache,id=eshop-pnpm,target=/pnpm/store \
  pnpm install --prod --frozen-lockfile --prefer-offline --store-dir=/pnpm/store \
  --filter='./packages/contracts' --filter='./packages/kit' --filter='./packages/otlp' --filter='./services/*' --filter='./infra/demo' \
  --filter='./infra/docker' --filter='./infra/emulators/*' --filter='./infra/jobs' --filter='./infra/topology'

FROM packages AS bundle
COPY tsconfig.json ./
COPY packages/contracts packages/contracts
COPY packages/kit packages/kit
COPY packages/otlp packages/otlp
COPY infra/demo infra/demo
COPY infra/emulators infra/emulators
COPY infra/jobs infra/jobs
COPY infra/topology infra/topology
COPY infra/docker infra/docker
COPY services services
ARG PART
RUN node infra/docker/src/bundle/main.ts "${PART}" /app && mkdir /data

# Debian, Node and the bundle; no package manager of Node, no compiler, no sources.
FROM ${RUNTIME_IMAGE} AS program
COPY --from=node /usr/local/bin/node /usr/local/bin/node
# glibc's allocator: two arenas, and what is freed is given back (infra/local, service-part.ts).
ENV NODE_ENV=production \
  HOST=0.0.0.0 \
  HOME=/tmp \
  MALLOC_ARENA_MAX=2 \
  MALLOC_TRIM_THRESHOLD_=131072
WORKDIR /app
COPY --from=bundle /app ./
# The one folder that may be written where a volume is mounted there: a new volume takes its owner from here.
COPY --from=bundle --chown=10001:10001 /data /data
USER 10001:10001
ARG PART
ARG VERSION=0.1.0
ARG REVISION=unknown
LABEL org.opencontainers.image.title="eshop ${PART}" \
  org.opencontainers.image.description="The ${PART} of Eshop, an event-driven shop for cars and motorcycles" \
  org.opencontainers.image.licenses="MIT" \
  org.opencontainers.image.version="${VERSION}" \
  org.opencontainers.image.revision="${REVISION}"
ENTRYPOINT ["node", "--max-semi-space-size=4", "--expose-gc", "main.mjs"]

FROM program AS service
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 CMD ["node", "healthcheck.mjs"]
