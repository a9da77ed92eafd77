using Microsoft.CodeAnalysis;

namespace Orleans.Lite.Generator;

/// <summary>Writes how a grain class is made.</summary>
internal static class ClassWriter
{
    public static Part? Write(INamedTypeSymbol type)
    {
        if (type.IsAbstract || type.IsStatic || type.IsGenericType || !type.IsGrain() || !type.IsReachable()) return null;
        if (IsReference(type)) return null;
        var interfaces = type.AllInterfaces.Where(each => each.IsGrainInterface() && each.IsGrain())
            .Select(each => each.TypeOf());
        var reentrant = type.Attribute("Orleans.Concurrency.ReentrantAttribute") is null ? "false" : "true";
        var entry = $"new({type.TypeOf()}, \"{GrainType(type)}\", {reentrant}, {Create(type)}, "
            + $"{string.Join(", ", interfaces)})";
        return new Part(type.ToDisplayString(), entry, "", []);
    }

    private static bool IsReference(INamedTypeSymbol type)
    {
        for (var each = type.BaseType; each is not null; each = each.BaseType)
        {
            if (each.Is("Orleans.Runtime.GrainReference")) return true;
        }

        return false;
    }

    private static string GrainType(INamedTypeSymbol type)
    {
        if (type.Attribute("Orleans.GrainTypeAttribute").Argument() is { } named) return named;
        var name = type.Name.ToLowerInvariant();
        return name.EndsWith("grain", StringComparison.Ordinal) && name.Length > 5 ? name.Substring(0, name.Length - 5) : name;
    }

    /// <summary>Calls the constructor as it is written; what that cannot express is left to the framework's activator.</summary>
    private static string Create(INamedTypeSymbol type)
    {
        var constructors = type.InstanceConstructors
            .Where(each => each.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal).ToList();
        var plain = constructors.Count == 1 && !HasRequiredMembers(type)
            && constructors[0].Parameters.All(
                each => each.RefKind == RefKind.None && !each.IsOptional && each.GetAttributes().IsEmpty);
        if (!plain)
        {
            return "static (services, context) => global::Microsoft.Extensions.DependencyInjection.ActivatorUtilities"
                + $".CreateInstance(services, {type.TypeOf()})";
        }

        var arguments = constructors[0].Parameters.Select(each => each.Type.Is("Orleans.Runtime.IGrainContext")
            ? "context"
            : "global::Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<"
                + each.Type.WithNullableAnnotation(NullableAnnotation.None).Code() + ">(services)");
        return $"static (services, context) => new {type.Code()}({string.Join(", ", arguments)})";
    }

    private static bool HasRequiredMembers(INamedTypeSymbol type) =>
        type.GetMembers().Any(member => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true });
}
