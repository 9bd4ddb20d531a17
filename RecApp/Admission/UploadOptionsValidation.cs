using Microsoft.Extensions.Options;

namespace RecApp.Admission;

/// <summary>Collects every failure; each message names the configuration key.</summary>
internal sealed class UploadOptionsValidation : IValidateOptions<UploadOptions>
{
    public ValidateOptionsResult Validate(string? name, UploadOptions options)
    {
        List<string> failures = [];
        if (options.PerAddressMegabytes is < 16 or > 1_000_000)
            failures.Add($"Uploads:PerAddressMegabytes is {options.PerAddressMegabytes}; it must be 16 to 1000000.");
        if (options.TotalMegabytes < options.PerAddressMegabytes || options.TotalMegabytes > 1_000_000)
            failures.Add($"Uploads:TotalMegabytes is {options.TotalMegabytes}; it must be {options.PerAddressMegabytes} (Uploads:PerAddressMegabytes) to 1000000.");
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
