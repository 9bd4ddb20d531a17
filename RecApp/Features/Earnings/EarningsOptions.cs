using Microsoft.Extensions.Options;

namespace RecApp.Features.Earnings;

/// <summary>The configuration section <c>Earnings</c>.</summary>
public sealed class EarningsOptions
{
    public const string Section = "Earnings";

    /// <summary>Folder that holds <c>college-scorecard/</c>, or <c>cleaned_merged.csv</c> itself: people can then train the linear model on it. Empty for none.</summary>
    public string DataFolder { get; set; } = "";
}

/// <summary>The message names the configuration key.</summary>
internal sealed class EarningsOptionsValidation : IValidateOptions<EarningsOptions>
{
    public ValidateOptionsResult Validate(string? name, EarningsOptions options) => options.DataFolder.Length == 0 || Directory.Exists(options.DataFolder)
        ? ValidateOptionsResult.Success
        : ValidateOptionsResult.Fail($"{EarningsOptions.Section}:{nameof(EarningsOptions.DataFolder)} is '{options.DataFolder}', which is no folder; leave it empty for none.");
}
