# Må jeg? as a container. Nothing in it is written to but /data, which is empty with DATABASE_URL:
# docker run --read-only --cap-drop ALL --security-opt no-new-privileges --stop-timeout 30 \
#   --env-file maa-jeg.env -v maa-jeg:/data -p 127.0.0.1:3978:3978 maa-jeg
FROM node:24-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund

FROM node:24-bookworm-slim
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY package.json ./
COPY appPackage ./appPackage
COPY cards ./cards
COPY dialogs ./dialogs
COPY src ./src
RUN mkdir /data && chown node:node /data
ENV NODE_ENV=production PORT=3978 DATA_DIR=/data
USER node
VOLUME /data
EXPOSE 3978
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "src/main.ts"]
