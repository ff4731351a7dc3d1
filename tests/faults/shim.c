/* Lets the n-th call to the system fail, for LD_PRELOAD. Only calls about what stands below one of two folders count.
 *
 * A test arms it with `fault_arm` after a fork; `fault_calls` tells how many calls there were, `fault_fired` whether one
 * failed. The fault is an errno, or SIGINT or SIGKILL as a negative number: an interrupted call is made all the same. */

#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define DESCRIPTORS 4096

static char under[2][4096];
static int wanted, fault, lasting, calls, fired;
static char ours[DESCRIPTORS];

void fault_arm(const char *one, const char *other, int number, int kind, int lasts) {
    strncpy(under[0], one, sizeof under[0] - 1);
    strncpy(under[1], other, sizeof under[1] - 1);
    wanted = number, fault = kind, lasting = lasts, calls = fired = 0;
    memset(ours, 0, sizeof ours);
}
int fault_calls(void) { return calls; }
int fault_fired(void) { return fired; }

static int below(const char *path) {
    for (int i = 0; i < 2; i++)
        if (path && *under[i] && !strncmp(path, under[i], strlen(under[i]))) return 1;
    return 0;
}

/* Whether this call is to fail; errno is then set. EMFILE is said of new descriptors only, EROFS of what writes. */
static int fails(int counts, int opens, int writes) {
    if (!wanted || !counts) return 0;
    calls++;
    if (calls != wanted && !(lasting && fired)) return 0;
    if ((fault == EMFILE && !opens) || (fault == EROFS && !writes)) return 0;
    fired = 1;
    if (fault < 0) {
        raise(-fault);
        return 0;
    }
    errno = fault;
    return 1;
}

#define REAL(name) \
    static __typeof__(&name) real; \
    if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

static int opened(int descriptor, const char *path) {
    if (descriptor >= 0 && descriptor < DESCRIPTORS) ours[descriptor] = below(path);
    return descriptor;
}

#define OPEN(name, parameters, path, arguments) \
    int name parameters { \
        REAL(name); \
        mode_t mode = 0; \
        if (flags & (O_CREAT | O_TMPFILE)) { va_list rest; va_start(rest, flags); mode = va_arg(rest, mode_t); va_end(rest); } \
        if (fails(below(path), 1, (flags & O_ACCMODE) != O_RDONLY)) return -1; \
        return opened(real arguments, path); \
    }
OPEN(open, (const char *path, int flags, ...), path, (path, flags, mode))
OPEN(open64, (const char *path, int flags, ...), path, (path, flags, mode))
OPEN(openat, (int at, const char *path, int flags, ...), path, (at, path, flags, mode))
OPEN(openat64, (int at, const char *path, int flags, ...), path, (at, path, flags, mode))

#define OF_DESCRIPTOR(type, name, parameters, writes, arguments) \
    type name parameters { \
        REAL(name); \
        if (fails(descriptor >= 0 && descriptor < DESCRIPTORS && ours[descriptor], 0, writes)) return -1; \
        return real arguments; \
    }
OF_DESCRIPTOR(ssize_t, read, (int descriptor, void *data, size_t size), 0, (descriptor, data, size))
OF_DESCRIPTOR(ssize_t, write, (int descriptor, const void *data, size_t size), 1, (descriptor, data, size))
OF_DESCRIPTOR(int, fsync, (int descriptor), 0, (descriptor))

#define OF_PATH(name, parameters, path, arguments) \
    int name parameters { \
        REAL(name); \
        if (fails(below(path), 0, 1)) return -1; \
        return real arguments; \
    }
OF_PATH(rename, (const char *old, const char *new), old, (old, new))
OF_PATH(renameat, (int from, const char *old, int to, const char *new), old, (from, old, to, new))
OF_PATH(renameat2, (int from, const char *old, int to, const char *new, unsigned how), old, (from, old, to, new, how))
OF_PATH(link, (const char *old, const char *new), new, (old, new))
OF_PATH(linkat, (int from, const char *old, int to, const char *new, int how), new, (from, old, to, new, how))
OF_PATH(unlink, (const char *path), path, (path))
OF_PATH(unlinkat, (int at, const char *path, int how), path, (at, path, how))
OF_PATH(mkdir, (const char *path, mode_t mode), path, (path, mode))
OF_PATH(rmdir, (const char *path), path, (path))
OF_PATH(chmod, (const char *path, mode_t mode), path, (path, mode))

int close(int descriptor) {
    REAL(close);
    if (descriptor >= 0 && descriptor < DESCRIPTORS) ours[descriptor] = 0;
    return real(descriptor);
}

DIR *opendir(const char *path) {
    REAL(opendir);
    return fails(below(path), 1, 0) ? NULL : real(path);
}
