# Node 24 is the newest version that the tests run on. Alpine, because no package of production has machine code, and
# there is little beside Node to mend. Name a patch version or a digest where builds must repeat byte for byte.
ARG NODE_IMAGE=node:24-alpine

# What is made here is the same on every processor, so nothing is emulated.
FROM --platform=$BUILDPLATFORM ${NODE_IMAGE} AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN --mount=type=cache,target=/root/.npm npm ci --ignore-scripts
COPY tsconfig.json tsconfig.build.json ./
COPY src ./src
RUN npm run build && find dist -name '*.map' -delete

FROM --platform=$BUILDPLATFORM ${NODE_IMAGE} AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev --ignore-scripts \
  && find node_modules -type f \( -name '*.map' -o -name '*.d.ts' -o -name '*.d.[cm]ts' \) -delete

FROM ${NODE_IMAGE}
LABEL org.opencontainers.image.title="verification-gateway" \
  org.opencontainers.image.description="A GraphQL gateway in front of Stripe Identity" \
  org.opencontainers.image.licenses="MIT"
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY package.json LICENSE ./
# A number, because Kubernetes cannot tell whether a name is root's. Everything here is root's, and not to be written.
USER 1000:1000
EXPOSE 4000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 \
  CMD ["node", "--eval", "fetch(`http://127.0.0.1:${process.env.PORT}/health/live`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Room for what answers are made of, docs/adr/0015.
ENTRYPOINT ["node", "--max-semi-space-size=32", "dist/main.js"]
CMD ["start"]
