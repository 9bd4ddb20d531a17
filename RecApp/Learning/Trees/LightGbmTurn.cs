namespace RecApp.Learning.Trees;

/// <summary>
/// LightGBM's library is not made for two trainings at once in one process: it then ends the process, rarely and without a word. Whoever
/// trains holds the turn.
/// </summary>
internal static class LightGbmTurn
{
    private static readonly Lock Turn = new();

    /// <summary>Trains when nobody else does.</summary>
    public static T Take<T>(Func<T> train)
    {
        lock (Turn)
            return train();
    }
}
