using System.Collections;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;

namespace Orleans.Lite;

/// <summary>Gives the contract of a type the shape that it has on the wire.</summary>
internal static class WireContract
{
    public static void Shape(JsonTypeInfo contract)
    {
        var isAnything = contract.Type == typeof(object);
        if ((contract.Kind != JsonTypeInfoKind.Object && !isAnything) || IsOfFramework(contract.Type)) return;
        if (!contract.Type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false))
        {
            throw new NotSupportedException($"{contract.Type} cannot cross between grains: it has no [GenerateSerializer].");
        }

        var blank = BlankValue.Of(contract.Type);
        WireMembers.Name(contract);
        foreach (var property in contract.Properties)
        {
            property.IsRequired = false;
            property.ShouldSerialize = Wanted(property, blank) ?? property.ShouldSerialize;
        }
    }

    /// <summary>
    /// Whether a value has to be written, or null where the rule for all holds: not if it is the default of its type. That rule is
    /// wrong where a reader that misses the member would keep another initial value.
    /// </summary>
    private static Func<object, object?, bool>? Wanted(JsonPropertyInfo property, object? blank)
    {
        if (blank is null) return static (_, _) => true;
        return property.Get!(blank) switch
        {
            null => null,
            ICollection { Count: 0 } => static (_, value) => value is not ICollection { Count: 0 },
            ValueType initial when IsDefault(initial) && Nullable.GetUnderlyingType(property.PropertyType) is null => null,
            _ => static (_, _) => true,
        };
    }

    private static bool IsDefault(ValueType value) => value.Equals(RuntimeHelpers.GetUninitializedObject(value.GetType()));

    private static bool IsOfFramework(Type type) => type.Assembly == typeof(object).Assembly && (type.IsAssignableTo(typeof(ITuple))
        || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>)));
}
