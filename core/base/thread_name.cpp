#include "core/base/thread_name.h"

#include <pthread.h>

namespace chalkreel {

void setCurrentThreadName(const QString &name) { pthread_setname_np(pthread_self(), name.left(15).toLatin1().constData()); }

}  // namespace chalkreel
