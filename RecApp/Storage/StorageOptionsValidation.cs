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
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
