FROM node:26-slim
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --omit=optional
COPY commands commands
COPY seeds seeds
COPY src src
ENV PAPERBOY_DATA=/data PAPERBOY_HTTP_HOST=0.0.0.0 PAPERBOY_HTTP_PORT=8788
RUN mkdir /data && chown node /data
VOLUME /data
USER node
EXPOSE 8788
HEALTHCHECK CMD node -e "fetch('http://127.0.0.1:8788/healthz').then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))"
CMD ["node", "src/main.ts", "start"]
