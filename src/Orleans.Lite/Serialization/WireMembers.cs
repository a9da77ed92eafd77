using System.Globalization;
using System.Reflection;
using System.Text.Json.Serialization.Metadata;

namespace Orleans.Lite;

/// <summary>
/// Names the members of a type by their numbers, private ones included, and drops those without. A positional member without a
/// number of its own is "p" and its place; a member that a parent declares has the parent's distance before it.
/// </summary>
internal static class WireMembers
{
    private const BindingFlags Declared =
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public static void Name(JsonTypeInfo contract)
    {
        for (var index = contract.Properties.Count - 1; index >= 0; index--)
        {
            var property = contract.Properties[index];
            if (NameOf(contract.Type, property) is { } name) property.Name = name;
            else contract.Properties.RemoveAt(index);
        }

        AddPrivate(contract);
    }

    private static string? NameOf(Type type, JsonPropertyInfo property)
    {
        if (property.AttributeProvider is not MemberInfo member) return null;
        if (member.GetCustomAttribute<IdAttribute>() is not { } id)
        {
            return property.AssociatedParameter is { } parameter ? Positional(parameter) : null;
        }

        property.Get ??= Getter(member);
        if (property.AssociatedParameter is null) property.Set ??= Setter(member);
        return Number(type, member, id);
    }

    private static string Positional(JsonParameterInfo parameter) =>
        parameter.AttributeProvider?.GetCustomAttributes(typeof(IdAttribute), false) is [IdAttribute id]
            ? id.Id.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"p{parameter.Position}");

    private static void AddPrivate(JsonTypeInfo contract)
    {
        var known = contract.Properties.Select(property => property.Name).ToHashSet(StringComparer.Ordinal);
        for (var type = contract.Type; type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (var member in type.GetMembers(Declared))
            {
                if (member is not (PropertyInfo or FieldInfo) || member.GetCustomAttribute<IdAttribute>() is not { } id) continue;
                var name = Number(contract.Type, member, id);
                if (!known.Add(name)) continue;
                var memberType = member is FieldInfo field ? field.FieldType : ((PropertyInfo)member).PropertyType;
                var property = contract.CreateJsonPropertyInfo(memberType, name);
                property.Get = Getter(member);
                property.Set = Setter(member);
                contract.Properties.Add(property);
            }
        }
    }

    private static string Number(Type type, MemberInfo member, IdAttribute id)
    {
        var distance = 0;
        for (var each = type; each is not null && each != member.DeclaringType; each = each.BaseType) distance++;
        return distance == 0
            ? id.Id.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{distance}.{id.Id}");
    }

    private static Func<object, object?> Getter(MemberInfo member) =>
        member is FieldInfo field ? field.GetValue : ((PropertyInfo)member).GetValue;

    private static Action<object, object?>? Setter(MemberInfo member)
    {
        if (member is FieldInfo field) return field.SetValue;
        if (member is PropertyInfo { SetMethod: not null } property) return property.SetValue;
        return member.DeclaringType!.GetField($"<{member.Name}>k__BackingField", Declared) is { } behind ? behind.SetValue : null;
    }
}
