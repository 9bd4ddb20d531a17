using Microsoft.Extensions.Options;

namespace RecApp.Storage;

/// <summary>Collects every failure; each message names the configuration key.</summary>
internal sealed class StorageOptionsValidation : IValidateOptions<StorageOptions>
{
    public ValidateOptionsResult Validate(string? name, StorageOptions options)
    {
        List<string> failures = [];
        if (options.MaximumMegabytes is < 1 or > 1_000_000)
            failures.Add($"Storage:MaximumMegabytes is {options.MaximumMegabytes}; it must be 1 to 1000000.");
        if (options.Queue is < 1 or > 1_000_000)
            failures.Add($"Storage:Queue is {options.Queue}; it must be 1 to 1000000.");
        if (options.Retention.Days is < 1 or > 36_500)
            failures.Add($"Storage:Retention:Days is {options.Retention.Days}; it must be 1 to 36500.");
        if (options.Retention.Percent is < 10 or > 75)
            failures.Add($"Storage:Retention:Percent is {options.Retention.Percent}; it must be 10 to 75.");
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
