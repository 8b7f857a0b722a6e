#include "server/http/kernel_queue.h"

#include <linux/sockios.h>
#include <sys/ioctl.h>

namespace chalkreel {

qint64 heldByKernel(int descriptor)
{
    int bytes = 0;
    return descriptor >= 0 && ::ioctl(descriptor, SIOCOUTQ, &bytes) == 0 ? bytes : 0;
}

}  // namespace chalkreel
