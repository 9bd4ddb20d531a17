using Microsoft.Extensions.Options;
using RecApp.Validation;

namespace RecApp.Hosting.Administration;

/// <summary>Names the keys that are wrong, never what stands in the secret one.</summary>
internal sealed class AdminOptionsValidator(IConfiguration configuration) : IValidateOptions<AdminOptions>
{
    public ValidateOptionsResult Validate(string? name, AdminOptions options)
    {
        var failures = new List<string>();
        UnknownKeys.Collect(configuration.GetSection(AdminOptions.Section), typeof(AdminOptions), failures);
        if (options.Key.Length is > 0 and < AdminOptions.ShortestKey)
            failures.Add($"Admin:Key has {options.Key.Length} characters; it must have at least {AdminOptions.ShortestKey}.");
        if (options.TriesPerMinute is < 1 or > 1000)
            failures.Add($"Admin:TriesPerMinute is {options.TriesPerMinute}; it must be between 1 and 1000.");
        if (options.SessionHours is < 1 or > 720)
            failures.Add($"Admin:SessionHours is {options.SessionHours}; it must be between 1 and 720.");
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
