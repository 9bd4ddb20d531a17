namespace RecApp.Serving;

/// <summary>How much work an answer is, and so where it is done and how many are at once.</summary>
public enum Cost
{
    /// <summary>Microseconds: at once, on the caller's thread.</summary>
    LookUp,

    /// <summary>Well under a millisecond: in a place of the gate, on the caller's thread when one is free. Nothing interrupts it.</summary>
    Brief,

    /// <summary>More: in a place of the gate, on the thread pool, with the gate's deadline.</summary>
    Long,
}
