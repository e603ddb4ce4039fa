FROM node:26-slim
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# The image has its Node; the pictures' renderer comes as an optional package and is needed.
RUN npm ci --omit=dev && rm -rf node_modules/node-linux-* node_modules/.bin/node
COPY commands commands
COPY seeds seeds
COPY src src
ENV PAPERBOY_DATA=/data
ENV PAPERBOY_HTTP_HOST=0.0.0.0
ENV PAPERBOY_HTTP_PORT=8788
ENV PAPERBOY_PREVIEW_HOST=0.0.0.0
RUN mkdir /data && chown node /data
VOLUME /data
USER node
EXPOSE 8787 8788
# Without tokens there is the preview page alone.
HEALTHCHECK CMD node -e "fetch('http://127.0.0.1:8788/healthz').catch(() => fetch('http://127.0.0.1:8787/')).then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))"
CMD ["node", "src/main.ts", "start"]
