#pragma once

#include "core/media/media_task.h"
#include "core/media/previews/frame_consumer.h"

#include <memory>
#include <vector>

namespace chalkreel {

/// The wanted makers of small pictures (storyboard, previews) with what they keep between chunks. One thread at a time.
class ConsumerGroup
{
public:
    /// Takes up what an earlier attempt kept in the task's work folder.
    static Result<ConsumerGroup> load(const MediaTask &task, const MediaInfo &info, double chunkSeconds);

    bool isEmpty() const { return m_consumers.empty(); }
    /// How many chunks, from the first on, need not come again.
    int finishedChunks() const { return m_finishedChunks; }

    Result<void> take(const AVFrame &frame, double seconds);
    /// What came until the end of this chunk (counted from 0) is durable when this returns.
    Result<void> saveChunk(int chunk);
    /// Writes the files.
    Result<QList<Rendition>> finish(const QString &outputDir);

private:
    struct Member
    {
        QString dir;
        std::unique_ptr<FrameConsumer> consumer;
    };

    QString m_markerPath;
    int m_finishedChunks = 0;
    std::vector<Member> m_consumers;
};

}  // namespace chalkreel
