namespace RecApp.Learning;

/// <summary>Numbers with eight bits of precision, which are enough for many weights and pack into half of the bytes.</summary>
internal static class BrainFloat
{
    /// <summary>The nearest such number (https://en.wikipedia.org/wiki/Bfloat16_floating-point_format).</summary>
    public static float Round(float value) => BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(value) + 0x8000 & unchecked((int)0xFFFF0000));
}
