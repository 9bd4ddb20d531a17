using System.Collections;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RecApp.Components;
using RecApp.Tests.Support;
using RecApp.Validation;

namespace RecApp.Tests.Rules;

public class OptionsTests(SharedApplication application)
{
    [Fact]
    public void Setting_OfEveryOptionsClass_StandsInAppsettingsWithItsDefault()
    {
        var file = new ConfigurationBuilder().AddJsonFile(RepositoryFolder.Combine("RecApp", "appsettings.json")).Build();
        var failures = new List<string>();
        foreach (var (type, section) in Sections())
            Compare(file.GetSection(section!), Activator.CreateInstance(type, nonPublic: true)!, failures);
        Assert.Empty(failures);
    }

    // A misspelt key would otherwise do nothing without a word.
    [Fact]
    public void Key_ThatNoOptionsClassHas_EndsTheStart() => Assert.All(Sections(), options =>
        Assert.Contains(application.Services.GetServices(typeof(IValidateOptions<>).MakeGenericType(options.Type)), validator =>
            validator!.GetType() == typeof(SettingsValidator<>).MakeGenericType(options.Type)));

    private static List<(Type Type, string? Section)> Sections()
    {
        var options = typeof(App).Assembly.GetTypes()
            .Select(type => (Type: type, Section: type.GetField("Section", BindingFlags.Public | BindingFlags.Static)?.GetRawConstantValue() as string))
            .Where(options => options.Section is not null && options.Type.Name.EndsWith("Options", StringComparison.Ordinal))
            .ToList();
        Assert.NotEmpty(options);
        return options;
    }

    private static void Compare(IConfigurationSection section, object defaults, List<string> failures)
    {
        foreach (var property in defaults.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite))
        {
            var setting = section.GetSection(property.Name);
            var value = property.GetValue(defaults);
            if (value is not null and not string and not IEnumerable && property.PropertyType is { IsClass: true, Namespace: not "System" })
                Compare(setting, value, failures);
            else if (value is IEnumerable and not string)
                continue; // Empty lists leave no trace in the configuration.
            else if (!Equals(setting.Value is null ? null : setting.Get(property.PropertyType) ?? "", value ?? ""))
                failures.Add($"{setting.Path}: appsettings.json says '{setting.Value ?? "nothing"}', the default is '{value}'.");
        }
    }
}
