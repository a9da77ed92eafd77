using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Loyalty.Grains.Tests.Stored;

/// <summary>The fields of a stored text, by what the type that it is read into says of them.</summary>
internal static class StoredFields
{
    /// <summary>
    /// Fields with the object that holds them. Those of a constructor are neither required nor optional: they have been there
    /// since their type was.
    /// </summary>
    public static IEnumerable<(JsonObject Parent, string Name)> Of(JsonNode envelope, Type type, bool? isRequired) =>
        In(envelope.AsObject().Single().Value, type)
            .Where(field => isRequired is null || (!IsPositional(field.Property) && IsRequired(field.Property) == isRequired))
            .Select(field => (field.Parent, NameOf(field.Property)));

    private static IEnumerable<(JsonObject Parent, PropertyInfo Property)> In(JsonNode? node, Type type)
    {
        var inner = Nullable.GetUnderlyingType(type) ?? type;
        if (node is JsonArray items)
        {
            return items.SelectMany(item => In(item, inner.GenericTypeArguments[0]));
        }

        return node is not JsonObject parent || IsDictionary(inner) ? [] : inner.GetProperties()
            .Where(property => property.CanWrite && parent.ContainsKey(NameOf(property)))
            .SelectMany(property => In(parent[NameOf(property)], property.PropertyType).Prepend((parent, property)))
            .ToList();
    }

    private static string NameOf(PropertyInfo property) => JsonNamingPolicy.CamelCase.ConvertName(property.Name);

    private static bool IsRequired(PropertyInfo property) => property.IsDefined(typeof(RequiredMemberAttribute));

    private static bool IsPositional(PropertyInfo property) => property.DeclaringType!.GetConstructors()
        .Any(constructor => constructor.GetParameters().Any(parameter => parameter.Name == property.Name));

    private static bool IsDictionary(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableDictionary<,>);
}
