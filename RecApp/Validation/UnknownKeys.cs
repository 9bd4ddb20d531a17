using System.Reflection;

namespace RecApp.Validation;

/// <summary>A misspelt key would otherwise do nothing without a word.</summary>
internal static class UnknownKeys
{
    public static void Collect(IConfigurationSection section, Type options, List<string> failures)
    {
        var properties = options.GetProperties(BindingFlags.Public | BindingFlags.Instance);
        foreach (var child in section.GetChildren())
        {
            var property = Array.Find(properties, candidate => candidate.Name.Equals(child.Key, StringComparison.OrdinalIgnoreCase));
            if (property is null)
                failures.Add($"{child.Path} is no setting; {section.Path} has {string.Join(", ", properties.Select(known => known.Name))}.");
            else if (property.PropertyType is { IsClass: true } nested && nested.Namespace == options.Namespace)
                Collect(child, nested, failures);
        }
    }
}
