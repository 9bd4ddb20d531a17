using System.Runtime.InteropServices;
using RecApp.Hosting.Memory;

namespace RecApp.Tests.Hosting.Memory;

public class NativeHeapTests
{
    // Too small for mappings of their own; and every second one stays, so that the library gives nothing back by itself.
    private const int BlockSize = 64 * 1024;
    private const int Blocks = 2_000;

    [Fact]
    public void Trim_FreeBlocksBetweenUsedOnes_LeaveTheProcess()
    {
        Assert.SkipUnless(NativeHeap.Trim(), "The C library is not GNU's.");
        // Other tests take memory meanwhile, which can hide in one attempt what was given back.
        long given = Enumerable.Range(0, 5).Max(_ => GivenBack());
        Assert.InRange(given, Blocks * (long)BlockSize / 4, long.MaxValue);
    }

    private static long GivenBack()
    {
        byte[] content = Enumerable.Repeat((byte)1, BlockSize).ToArray();
        var blocks = new nint[Blocks];
        for (int i = 0; i < Blocks; i++)
        {
            blocks[i] = Marshal.AllocHGlobal(BlockSize);
            Marshal.Copy(content, 0, blocks[i], BlockSize);
        }
        for (int i = 0; i < Blocks; i += 2)
            Marshal.FreeHGlobal(blocks[i]);
        long before = Environment.WorkingSet;
        NativeHeap.Trim();
        long given = before - Environment.WorkingSet;
        for (int i = 1; i < Blocks; i += 2)
            Marshal.FreeHGlobal(blocks[i]);
        return given;
    }
}
