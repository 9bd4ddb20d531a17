namespace RecApp.Bundles;

/// <summary>Whether a model can be asked.</summary>
public enum ModelState
{
    /// <summary>Nobody has asked for it yet.</summary>
    NotLoaded,

    /// <summary>It is being loaded for the first time.</summary>
    Loading,

    /// <summary>It is served.</summary>
    Available,

    /// <summary>It can't be served; <see cref="ModelSummary.Reason"/> says why.</summary>
    Unavailable,
}
