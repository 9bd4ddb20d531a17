namespace RecApp.Tests.Inference.Onnx;

/// <summary>Attributes of a node in a model that a test builds.</summary>
internal static class OnnxAttribute
{
    public static ProtobufWriter Int(string name, long value) => Start(name, 2).Number(3, value);

    public static ProtobufWriter Ints(string name, params long[] values) =>
        values.Aggregate(Start(name, 7), (attribute, value) => attribute.Number(8, value));

    public static ProtobufWriter Floats(string name, params float[] values) =>
        values.Aggregate(Start(name, 6), (attribute, value) => attribute.Single(7, value));

    public static ProtobufWriter Text(string name, string value) => Start(name, 3).Text(4, value);

    public static ProtobufWriter Strings(string name, params string[] values) =>
        values.Aggregate(Start(name, 8), (attribute, value) => attribute.Text(9, value));

    private static ProtobufWriter Start(string name, int type) => new ProtobufWriter().Text(1, name).Number(20, type);
}
