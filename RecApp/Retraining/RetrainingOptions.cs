using System.Diagnostics;
using RecApp.Validation;

namespace RecApp.Retraining;

/// <summary>The configuration section <c>Retraining</c>.</summary>
public sealed class RetrainingOptions
{
    public const string Section = "Retraining";

    /// <summary>Folder of the data sets that models are trained on; empty where this server does not retrain.</summary>
    public string Data { get; set; } = "";

    /// <summary>Days between two trainings by model name, 1–365; a model that is not named is retrained only when somebody asks.</summary>
    public Dictionary<string, int> EveryDays { get; set; } = new(StringComparer.Ordinal);

    /// <summary>Learn also from what visitors of this server kept, hid and let it keep.</summary>
    public bool FromVisitors { get; set; } = true;

    /// <summary>What a training may take from answers: Idle, BelowNormal or Normal.</summary>
    public ProcessPriorityClass Priority { get; set; } = ProcessPriorityClass.Idle;

    /// <summary>Serve a candidate without being asked when no guarded figure falls by more than <see cref="LargestLoss"/>.</summary>
    public bool PromoteAutomatically { get; set; }

    /// <summary>What a guarded figure may lose, as a share of what it is for the served version, 0–0.5.</summary>
    public double LargestLoss { get; set; } = 0.01;

    /// <summary>How many candidates of a model are kept, 1–20; the oldest go first.</summary>
    public int Keep { get; set; } = 3;

    internal void Check(SettingProblems problems)
    {
        problems.Range(nameof(Keep), Keep, 1, 20);
        problems.Require(Priority is ProcessPriorityClass.Idle or ProcessPriorityClass.BelowNormal or ProcessPriorityClass.Normal, nameof(Priority), Priority, "Idle, BelowNormal or Normal");
        problems.Require(LargestLoss is >= 0 and <= 0.5, nameof(LargestLoss), LargestLoss, "0 to 0.5");
        foreach (var (model, days) in EveryDays)
            problems.Range($"{nameof(EveryDays)}:{model}", days, 1, 365);
        if (Data.Length > 0 && !Directory.Exists(Data))
            problems.Add($"{Section}:{nameof(Data)} names the folder '{Data}', which does not exist; leave it empty where this server does not retrain.");
    }
}
