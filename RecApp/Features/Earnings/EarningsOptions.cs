using RecApp.Validation;

namespace RecApp.Features.Earnings;

/// <summary>The configuration section <c>Earnings</c>.</summary>
public sealed class EarningsOptions
{
    public const string Section = "Earnings";

    /// <summary>Folder that holds <c>college-scorecard/</c>, or <c>cleaned_merged.csv</c> itself: people can then train the linear model on it. Empty for none.</summary>
    public string DataFolder { get; set; } = "";

    internal void Check(SettingProblems problems)
    {
        if (DataFolder.Length > 0 && !Directory.Exists(DataFolder))
            problems.Add($"Earnings:DataFolder is '{DataFolder}', which is no folder; leave it empty for none.");
    }
}
