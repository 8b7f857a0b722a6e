// Uploads FILE with tus-js-client, going on with what an earlier run left (its address stands in STORE). Says what happens in
// lines of JSON. ADDRESS: the server; TOKEN, REFRESH: a person's tokens; CHUNK: bytes.
//   LAPSES_WITH, LAPSES_AFTER: from that request on it shows this token, which is over, until it has refreshed it
//   CHECKSUM=right|wrong: Upload-Checksum with each part;  END_AT: gives up and terminates the upload there
const fs = require('fs');
const crypto = require('crypto');
const tus = require('tus-js-client');

const env = process.env;
const address = env.ADDRESS;
const chunk = Number(env.CHUNK || 32768);
const say = (event) => process.stdout.write(JSON.stringify(event) + '\n');
let token = env.TOKEN;
let requests = 0;

async function refresh() {
  const answer = await fetch(address + '/api/v1/auth/refresh', {
    method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ refresh_token: env.REFRESH }),
  });
  token = (await answer.json()).access_token;
  say({ refreshed: answer.status });
}

async function checksumOf(request) {
  const offset = Number(request.getHeader('Upload-Offset'));
  const part = fs.readFileSync(env.FILE).subarray(offset, offset + chunk);
  const digest = crypto.createHash('sha256').update(env.CHECKSUM === 'wrong' ? part + 'x' : part).digest('base64');
  request.setHeader('Upload-Checksum', 'sha256 ' + digest);
}

const upload = new tus.Upload(fs.createReadStream(env.FILE), {
  endpoint: address + '/api/v1/uploads',
  chunkSize: chunk,
  uploadSize: fs.statSync(env.FILE).size,
  metadata: { filename: 'clip.mp4', filetype: 'video/mp4', title: 'Sent by tus' },
  retryDelays: env.CHECKSUM === 'wrong' ? [] : [0, 200, 500, 1000, 2000, 4000],
  urlStorage: new tus.FileUrlStorage(env.STORE),
  fingerprint: async () => 'the clip',
  removeFingerprintOnSuccess: true,
  async onBeforeRequest(request) {
    if (++requests === Number(env.LAPSES_AFTER)) token = env.LAPSES_WITH;
    request.setHeader('Authorization', 'Bearer ' + token);
    if (env.CHECKSUM && request.getMethod() === 'PATCH') await checksumOf(request);
  },
  async onAfterResponse(request, response) {
    say({ method: request.getMethod(), status: response.getStatus(), offset: Number(request.getHeader('Upload-Offset') || 0),
      expires: response.getHeader('Upload-Expires'), asset: response.getHeader('X-Asset-Id') });
    if (response.getStatus() === 401) await refresh();
  },
  onShouldRetry: () => true,
  onChunkComplete(size, accepted) {
    say({ accepted });
    if (env.END_AT && accepted >= Number(env.END_AT)) {
      upload.abort(true).then(() => say({ terminated: true }), (error) => say({ error: String(error) }));
    }
  },
  onError: (error) => { say({ error: String(error) }); process.exitCode = 1; },
  onSuccess: () => say({ done: true }),
});

upload.findPreviousUploads().then((previous) => {
  if (previous.length > 0) {
    // The server may have come back at another port.
    previous[0].uploadUrl = address + new URL(previous[0].uploadUrl).pathname;
    say({ resuming: true });
    upload.resumeFromPreviousUpload(previous[0]);
  }
  upload.start();
});
