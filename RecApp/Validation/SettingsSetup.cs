using System.Reflection;
using Microsoft.Extensions.Options;

namespace RecApp.Validation;

internal static class SettingsSetup
{
    /// <summary>Binds a section of the configuration. What its check finds and keys that it does not have end the start, all of them at once.</summary>
    public static OptionsBuilder<TOptions> AddSettings<TOptions>(this IServiceCollection services, string section, Action<TOptions, SettingProblems> check) where TOptions : class
    {
        services.AddSingleton<IValidateOptions<TOptions>>(provider => new SettingsValidator<TOptions>(provider.GetRequiredService<IConfiguration>().GetSection(section), check));
        return services.AddOptions<TOptions>().BindConfiguration(section).ValidateOnStart();
    }
}

internal sealed class SettingsValidator<TOptions>(IConfigurationSection section, Action<TOptions, SettingProblems> check) : IValidateOptions<TOptions> where TOptions : class
{
    public ValidateOptionsResult Validate(string? name, TOptions options)
    {
        var problems = new SettingProblems(section.Path);
        AddUnknownKeys(section, typeof(TOptions), problems);
        check(options, problems);
        return problems.Found.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems.Found);
    }

    // A misspelt key would otherwise do nothing without a word.
    private static void AddUnknownKeys(IConfigurationSection section, Type options, SettingProblems problems)
    {
        var properties = options.GetProperties(BindingFlags.Public | BindingFlags.Instance);
        foreach (var child in section.GetChildren())
        {
            var property = Array.Find(properties, candidate => candidate.Name.Equals(child.Key, StringComparison.OrdinalIgnoreCase));
            if (property is null)
                problems.Add($"{child.Path} is no setting; {section.Path} has {string.Join(", ", properties.Select(known => known.Name))}.");
            else if (property.PropertyType is { IsClass: true } nested && nested.Namespace?.StartsWith(options.Namespace!, StringComparison.Ordinal) == true)
                AddUnknownKeys(child, nested, problems);
        }
    }
}
