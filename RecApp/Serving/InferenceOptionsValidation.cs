using Microsoft.Extensions.Options;

namespace RecApp.Serving;

/// <summary>Collects every failure; each message names the configuration key.</summary>
internal sealed class InferenceOptionsValidation : IValidateOptions<InferenceOptions>
{
    public ValidateOptionsResult Validate(string? name, InferenceOptions options)
    {
        List<string> failures = [];
        if (options.Concurrency is < 0 or > 256)
            failures.Add($"Inference:Concurrency is {options.Concurrency}; it must be 0 (one per processor) to 256.");
        if (options.Queue is < 0 or > 100_000)
            failures.Add($"Inference:Queue is {options.Queue}; it must be 0 to 100000.");
        if (options.DeadlineSeconds is not (> 0 and <= 600))
            failures.Add($"Inference:DeadlineSeconds is {options.DeadlineSeconds}; it must be above 0 and at most 600.");
        foreach (var (model, concurrency) in options.ConcurrencyByModel)
            if (concurrency is < 0 or > 256)
                failures.Add($"Inference:ConcurrencyByModel:{model} is {concurrency}; it must be 0 (one per processor) to 256.");
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
