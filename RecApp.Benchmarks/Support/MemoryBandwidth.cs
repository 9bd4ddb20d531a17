using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RecApp.Benchmarks.Support;

/// <summary>How fast one core reads memory in order.</summary>
internal static class MemoryBandwidth
{
    /// <summary>The best of several passes over an array, in bytes per second.</summary>
    /// <param name="bytes">Size of the array: one beyond every cache measures the memory, a smaller one also what caches keep.</param>
    /// <param name="passes">How often it is read; the first touches its pages and doesn't count.</param>
    public static double Measure(int bytes, int passes)
    {
        float[] values = GC.AllocateArray<float>((bytes / sizeof(float)) + 16, pinned: true);
        Array.Fill(values, 1);
        int aligned = (int)(-Marshal.UnsafeAddrOfPinnedArrayElement(values, 0) & 63) / sizeof(float);
        var read = values.AsSpan(aligned, bytes / sizeof(float) / 128 * 128);
        double best = 0;
        for (int pass = 0; pass <= passes; pass++)
        {
            long started = Stopwatch.GetTimestamp();
            float sum = Sum(read);
            double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            if (!(sum > 0))
                throw new InvalidOperationException("The sum of ones isn't positive.");
            if (pass > 0)
                best = Math.Max(best, read.Length * sizeof(float) / seconds);
        }
        return best;
    }

    // A method of its own, compiled in full before its first call: inside its caller it would be measured half optimised.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static float Sum(ReadOnlySpan<float> values)
    {
        ref float first = ref MemoryMarshal.GetReference(values);
        Vector512<float> a = default, b = default, c = default, d = default, e = default, f = default, g = default, h = default;
        for (nuint at = 0; at < (nuint)values.Length; at += 128)
        {
            a += Vector512.LoadUnsafe(ref first, at);
            b += Vector512.LoadUnsafe(ref first, at + 16);
            c += Vector512.LoadUnsafe(ref first, at + 32);
            d += Vector512.LoadUnsafe(ref first, at + 48);
            e += Vector512.LoadUnsafe(ref first, at + 64);
            f += Vector512.LoadUnsafe(ref first, at + 80);
            g += Vector512.LoadUnsafe(ref first, at + 96);
            h += Vector512.LoadUnsafe(ref first, at + 112);
        }
        return Vector512.Sum(a + b + c + d + e + f + g + h);
    }
}
