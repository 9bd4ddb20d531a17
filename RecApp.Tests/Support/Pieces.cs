using System.Buffers;

namespace RecApp.Tests.Support;

/// <summary>Bytes as a network may hand them over: in pieces whose borders mean nothing.</summary>
public static class Pieces
{
    /// <summary>The bytes in segments of so many, the first one shorter or not as <paramref name="first"/> says.</summary>
    public static ReadOnlySequence<byte> Sequence(ReadOnlyMemory<byte> bytes, int size, int? first = null)
    {
        int end = Math.Min(first ?? size, bytes.Length);
        var start = new Segment(bytes[..end]);
        var last = start;
        for (; end < bytes.Length; end += size)
            last = last.Append(bytes.Slice(end, Math.Min(size, bytes.Length - end)));
        return new(start, 0, last, last.Memory.Length);
    }

    /// <summary>A stream that gives at most as many bytes at a time as <paramref name="size"/> says; at least one.</summary>
    public static Stream Stream(byte[] bytes, Func<int> size) => new PieceStream(bytes, size);

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public Segment(ReadOnlyMemory<byte> memory) => Memory = memory;

        public Segment Append(ReadOnlyMemory<byte> memory)
        {
            var next = new Segment(memory) { RunningIndex = RunningIndex + Memory.Length };
            Next = next;
            return next;
        }
    }

    private sealed class PieceStream(byte[] bytes, Func<int> size) : MemoryStream(bytes, 0, bytes.Length, writable: false, publiclyVisible: true)
    {
        // The other ways to read come down to this one.
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, size()));

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            // As a network would: what comes next is not there yet.
            await Task.Yield();
            int count = (int)Math.Min(Math.Min(size(), buffer.Length), Length - Position);
            GetBuffer().AsMemory((int)Position, count).CopyTo(buffer);
            Position += count;
            return count;
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
    }
}
