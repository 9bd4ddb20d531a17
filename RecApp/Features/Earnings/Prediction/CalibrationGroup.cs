namespace RecApp.Features.Earnings.Prediction;

/// <summary>Credentials that share one calibration of intervals: those with few programmes stand together.</summary>
internal static class CalibrationGroup
{
    public const int Count = 5;

    /// <param name="credential">1–8.</param>
    public static int Of(int credential) => credential switch { 1 => 0, 2 => 1, 3 => 2, 5 => 3, _ => 4 };
}
