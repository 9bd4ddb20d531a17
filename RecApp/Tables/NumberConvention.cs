namespace RecApp.Tables;

/// <summary>Which sign stands before the fraction of a number; the other one may set groups of digits apart.</summary>
public enum NumberConvention
{
    /// <summary>1,234.5</summary>
    Points,

    /// <summary>1.234,5</summary>
    Commas,
}
