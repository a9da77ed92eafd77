using System.Text.Json;
using System.Text.Json.Serialization;
using Orleans.Runtime;

namespace Orleans.Lite;

/// <summary>References to grains and observers cross as the text of their identity; the interface is that of the member.</summary>
internal sealed class ReferenceConverters(Func<Type, GrainId, GrainReference> reference) : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsInterface && typeToConvert.IsAssignableTo(typeof(IAddressable));

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(ReferenceConverter<>).MakeGenericType(typeToConvert), reference)!;
}

internal sealed class ReferenceConverter<T>(Func<Type, GrainId, GrainReference> reference) : JsonConverter<T>
    where T : class, IAddressable
{
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.GetString()!;
        return GrainIdText.TryParse(text, out var grain)
            ? (T)(IAddressable)reference(typeof(T), grain)
            : throw new JsonException("The identity of a grain is type/key.");
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        if (value is not (GrainReference or IGrainBase))
        {
            throw new NotSupportedException($"{value.GetType()} is passed by CreateObjectReference.");
        }

        writer.WriteStringValue(value.GetGrainId().ToString());
    }
}
