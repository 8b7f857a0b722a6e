// Its standard output: the port. Argument: the folder for uploads.
import {Server} from '@tus/server'
import {FileStore} from '@tus/file-store'

const server = new Server({path: '/files', datastore: new FileStore({directory: process.argv[2]})})
const http = server.listen({host: '127.0.0.1', port: 0}, () => console.log(http.address().port))
