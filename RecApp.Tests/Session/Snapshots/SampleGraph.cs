using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using RecApp.Session.Snapshots;

namespace RecApp.Tests.Session.Snapshots;

/// <summary>Objects of any type with something in every field, and where two of them differ.</summary>
internal sealed class SampleGraph
{
    private const int Deepest = 9;

    private const BindingFlags Any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private int _number;

    /// <summary>An object that holds something everywhere.</summary>
    public object? Make(Type type, int depth = 0)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        _number++;
        if (depth > Deepest)
            return type.IsValueType ? Activator.CreateInstance(type) : null;
        if (type.IsEnum)
            return Enum.GetValues(type).GetValue(Enum.GetValues(type).Length - 1);
        if (MakeSimple(type) is { } simple)
            return simple;
        if (ItemsOf(type) is { } items)
            return MakeMany(type, items, depth);
        return typeof(Encoding).IsAssignableFrom(type) ? Encoding.Unicode : MakeObject(type, depth);
    }

    /// <summary>Says where the second object lacks or differs from something that the first one has.</summary>
    public static IEnumerable<string> Differences(object? first, object? second, string place)
    {
        if (first is null || second is null)
            return first is null && second is null ? [] : [$"{place}: {first ?? "nothing"} became {second ?? "nothing"}"];
        if (first is ReadOnlyMemory<byte> bytes)
            return bytes.Span.SequenceEqual(((ReadOnlyMemory<byte>)second).Span) ? [] : [$"{place}: the content differs"];
        if (first is string or Encoding || first.GetType().IsPrimitive || first.GetType().IsEnum || first.GetType().Namespace == "System" && !first.GetType().IsGenericType && !first.GetType().IsArray)
            return first.Equals(second) ? [] : [$"{place}: {first} became {second}"];
        if (first is IEnumerable many)
        {
            object?[] firsts = [.. many.Cast<object?>()], seconds = [.. ((IEnumerable)second).Cast<object?>()];
            return firsts.Length != seconds.Length ? [$"{place}: {firsts.Length} became {seconds.Length}"]
                : firsts.Zip(seconds).SelectMany((pair, index) => Differences(pair.First, pair.Second, $"{place}[{index}]"));
        }
        return SnapshotFormat.FieldsOf(first.GetType()).SelectMany(field => Differences(field.GetValue(first), field.GetValue(second), $"{place}.{field.Name}"));
    }

    private object? MakeSimple(Type type) =>
        type == typeof(string) ? $"text {_number}"
        : type == typeof(bool) ? true
        : type == typeof(Guid) ? Guid.CreateVersion7()
        : type == typeof(DateTimeOffset) ? DateTimeOffset.UnixEpoch.AddDays(_number)
        : type == typeof(TimeSpan) ? TimeSpan.FromSeconds(_number)
        : type == typeof(ReadOnlyMemory<byte>) ? new ReadOnlyMemory<byte>([1, 2, (byte)_number])
        : type.IsPrimitive ? Convert.ChangeType(type == typeof(char) ? (object)'x' : _number % 100, type, null)
        : null;

    private static Type[]? ItemsOf(Type type) =>
        type.IsArray ? [type.GetElementType()!]
        : type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type) ? type.GetGenericArguments()
        : null;

    private object MakeMany(Type type, Type[] items, int depth)
    {
        var item = items is [var key, var value] ? typeof(KeyValuePair<,>).MakeGenericType(key, value) : items[0];
        var array = Array.CreateInstance(item, 2);
        for (int i = 0; i < array.Length; i++)
            array.SetValue(items is [_, _] ? Activator.CreateInstance(item, Make(items[0], depth + 1), Make(items[1], depth + 1)) : Make(item, depth + 1), i);
        if (type.IsAssignableFrom(array.GetType()) && type.IsArray)
            return array;
        var made = type.IsInterface ? (items is [var k, var v] ? typeof(Dictionary<,>).MakeGenericType(k, v) : typeof(List<>).MakeGenericType(item)) : type;
        if (!type.IsAssignableFrom(made))
            made = typeof(HashSet<>).MakeGenericType(item);
        object filled = Activator.CreateInstance(made)!;
        var add = typeof(ICollection<>).MakeGenericType(item).GetMethod("Add")!;
        foreach (object? one in array)
            add.Invoke(filled, [one]);
        return filled;
    }

    private object MakeObject(Type type, int depth)
    {
        Assert.False(type.IsAbstract || type.IsInterface, $"{type} can't be made: what a page remembers names its types.");
        var constructor = type.GetConstructors(Any).Where(candidate => candidate.GetParameters() is not [var only] || only.ParameterType != type).MaxBy(candidate => candidate.GetParameters().Length);
        var parameters = constructor?.GetParameters() ?? [];
        object made = constructor is null ? RuntimeHelpers.GetUninitializedObject(type) : constructor.Invoke([.. parameters.Select(parameter => Make(parameter.ParameterType, depth + 1))]);
        foreach (var field in SnapshotFormat.FieldsOf(type).Where(field => parameters.Length == 0 || IsSettable(type, field, parameters)))
            field.SetValue(made, Make(field.FieldType, depth + 1));
        return made;
    }

    private static bool IsSettable(Type type, FieldInfo field, ParameterInfo[] parameters) =>
        type.GetProperties(Any).FirstOrDefault(property => field.Name == $"<{property.Name}>k__BackingField") is { SetMethod: not null } settable
        && parameters.All(parameter => !string.Equals(parameter.Name, settable.Name, StringComparison.OrdinalIgnoreCase));
}
