# The site in one image. Build: docker build -t passerelle . ; the first stage needs a network for the packages.
FROM node:22-bookworm-slim AS build
WORKDIR /srv/passerelle
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build

FROM node:22-bookworm-slim AS packages
WORKDIR /srv/passerelle
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund

FROM node:22-bookworm-slim
WORKDIR /srv/passerelle
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/var/lib/passerelle
COPY --from=packages /srv/passerelle/node_modules node_modules
COPY --from=build /srv/passerelle/build build
COPY package.json ./
COPY content content
COPY db/migrations db/migrations
RUN mkdir -p /var/lib/passerelle && chown node:node /var/lib/passerelle
USER node
VOLUME /var/lib/passerelle
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD ["node", "-e", "fetch('http://127.0.0.1:'+process.env.PORT+'/healthz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
STOPSIGNAL SIGTERM
CMD ["node", "--max-semi-space-size=8", "build/programs/serve.mjs"]
