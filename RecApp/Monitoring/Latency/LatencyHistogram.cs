namespace RecApp.Monitoring.Latency;

/// <summary>
/// How long answers took, in few kilobytes however many there were: counts in buckets whose bounds grow by a constant factor, so that
/// every quantile is within 3 % of the exact one (DDSketch; Masson, Rim and Lee 2019). Histograms of hours or of instances add up
/// to that of all without a further error. Adding is safe for concurrent use and allocates nothing.
/// </summary>
/// <remarks>
/// Times are kept from 10 µs to 17 minutes; shorter and longer ones count in the outermost bucket. HdrHistogram, the known library, rounds
/// to whole decimal digits: 10 % is too coarse, 1 % takes six times the counters; its last release for .NET is of 2017.
/// </remarks>
public sealed class LatencyHistogram
{
    private const double RelativeError = 0.03;
    private const double ShortestMs = 0.01;
    private const int Buckets = 308;
    private const byte Format = 1;

    private static readonly double LogGrowth = Math.Log((1 + RelativeError) / (1 - RelativeError));

    private readonly long[] _counts = new long[Buckets];

    /// <summary>How many times were added.</summary>
    public long Count => _counts.Sum();

    /// <summary>Adds one time.</summary>
    public void Add(TimeSpan elapsed) => Interlocked.Increment(ref _counts[Bucket(elapsed.TotalMilliseconds)]);

    /// <summary>Adds all that another has.</summary>
    public void Add(LatencyHistogram other)
    {
        for (int bucket = 0; bucket < Buckets; bucket++)
            Interlocked.Add(ref _counts[bucket], Interlocked.Read(ref other._counts[bucket]));
    }

    /// <summary>The time that a share of the answers did not exceed, within 3 %; null without answers.</summary>
    /// <param name="share">0–1: 0.5 for the median, 0.95, 0.99.</param>
    public TimeSpan? Quantile(double share)
    {
        if (share is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(share));
        // A copy: while others add, the sum and the steps towards it must be of the same counts.
        long[] counts = [.. _counts];
        long left = Math.Max(1, (long)Math.Ceiling(share * counts.Sum()));
        for (int bucket = 0; bucket < Buckets; bucket++)
        {
            left -= counts[bucket];
            if (left <= 0)
                return TimeSpan.FromMilliseconds(ShortestMs * Math.Exp(bucket * LogGrowth) * (1 - RelativeError));
        }
        return null;
    }

    /// <summary>A version byte, then for every bucket in use the distance from the one before and its count, as 7-bit integers.</summary>
    public byte[] ToBytes()
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write(Format);
        int before = -1;
        for (int bucket = 0; bucket < Buckets; bucket++)
        {
            if (Interlocked.Read(ref _counts[bucket]) is > 0 and var count)
            {
                writer.Write7BitEncodedInt(bucket - before);
                writer.Write7BitEncodedInt64(count);
                before = bucket;
            }
        }
        return bytes.ToArray();
    }

    /// <summary>What <see cref="ToBytes"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes are not such a histogram.</exception>
    public static LatencyHistogram FromBytes(byte[] bytes)
    {
        var histogram = new LatencyHistogram();
        using var stream = new MemoryStream(bytes, writable: false);
        using var reader = new BinaryReader(stream);
        try
        {
            if (reader.ReadByte() != Format)
                throw new InvalidDataException("The latency histogram has a format that is not known.");
            for (long bucket = -1; stream.Position < stream.Length;)
            {
                bucket += reader.Read7BitEncodedInt();
                long count = reader.Read7BitEncodedInt64();
                if (bucket is < 0 or >= Buckets || count <= 0 || histogram._counts[bucket] != 0)
                    throw new InvalidDataException("The latency histogram is damaged.");
                histogram._counts[bucket] = count;
            }
        }
        catch (Exception error) when (error is EndOfStreamException or FormatException)
        {
            throw new InvalidDataException("The latency histogram is damaged.", error);
        }
        return histogram;
    }

    // Bucket i holds (shortest · growth^(i − 1), shortest · growth^i].
    private static int Bucket(double milliseconds) => milliseconds <= ShortestMs ? 0
        : (int)Math.Clamp(Math.Ceiling(Math.Log(milliseconds / ShortestMs) / LogGrowth), 1, Buckets - 1);
}
