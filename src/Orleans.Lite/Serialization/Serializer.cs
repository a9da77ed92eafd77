using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Orleans.Lite;
using Orleans.Runtime;

namespace Orleans.Serialization;

/// <summary>
/// Writes what crosses between processes, as JSON whose members are named by their <see cref="IdAttribute"/>. Old and new builds
/// understand each other: members that one of them does not know are passed over, and what is missing keeps its initial value,
/// <c>required</c> or not. Thread-safe.
/// </summary>
public sealed class Serializer
{
    private readonly JsonSerializerOptions options;

    internal Serializer(Func<Type, GrainId, GrainReference> reference) => options = new JsonSerializerOptions
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // it is never part of a page
        IncludeFields = true,
        MaxDepth = 128,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { WireContract.Shape } },
        Converters = { new ReferenceConverters(reference) },
    };

    /// <summary>Writes a value.</summary>
    /// <exception cref="NotSupportedException">Its type, or one within it, is no type that crosses.</exception>
    public byte[] SerializeToArray<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, (JsonTypeInfo<T>)Contract(typeof(T)));

    /// <summary>Reads what <see cref="SerializeToArray"/> of this or of another build wrote.</summary>
    /// <exception cref="JsonException">It is no such text.</exception>
    /// <exception cref="NotSupportedException">The type, or one within it, is no type that crosses.</exception>
    public T Deserialize<T>(ReadOnlySpan<byte> source) => JsonSerializer.Deserialize(source, (JsonTypeInfo<T>)Contract(typeof(T)))!;

    /// <summary>How values of a type are written.</summary>
    internal JsonTypeInfo Contract(Type type) => options.GetTypeInfo(type);
}
