using System.Text;
using Microsoft.CodeAnalysis;

namespace Orleans.Lite.Generator;

/// <summary>What the generator asks of the compiler's symbols.</summary>
internal static class Symbols
{
    private static readonly SymbolDisplayFormat Full = SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier
        | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers | SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    private static readonly SymbolDisplayFormat Plain = SymbolDisplayFormat.FullyQualifiedFormat;

    /// <summary>The type as code, with its question marks.</summary>
    public static string Code(this ITypeSymbol type) => type.ToDisplayString(Full);

    /// <summary>The type as code for typeof, which knows no question marks of references.</summary>
    public static string TypeOf(this ITypeSymbol type) =>
        $"typeof({type.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString(Plain)})";

    public static string Identifier(this ISymbol symbol)
    {
        var name = new StringBuilder();
        foreach (var character in symbol.ToDisplayString()) name.Append(char.IsLetterOrDigit(character) ? character : '_');
        return name.ToString();
    }

    public static bool Is(this ITypeSymbol type, string fullName) =>
        type.ToDisplayString(Plain.WithGenericsOptions(SymbolDisplayGenericsOptions.None)) == "global::" + fullName;

    public static bool IsGrainInterface(this ITypeSymbol type) => type.TypeKind == TypeKind.Interface && !IsRoot(type)
        && type.AllInterfaces.Any(parent => parent.Is("Orleans.IGrain") || parent.Is("Orleans.IGrainObserver"));

    public static bool IsGrain(this ITypeSymbol type) => type.AllInterfaces.Any(parent => parent.Is("Orleans.IGrain"));

    public static bool IsRoot(this ITypeSymbol type) =>
        type.ContainingNamespace.ToDisplayString() is "Orleans" or "Orleans.Runtime";

    public static AttributeData? Attribute(this ISymbol symbol, string fullName) =>
        symbol.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.Is(fullName) == true);

    public static string? Argument(this AttributeData? attribute) =>
        attribute?.ConstructorArguments.FirstOrDefault().Value as string;

    /// <summary>Generated code can name it: neither it nor a type around it is private, protected or of one file.</summary>
    public static bool IsReachable(this INamedTypeSymbol type)
    {
        for (var each = type; each is not null; each = each.ContainingType)
        {
            if (each.IsFileLocal) return false;
            var access = each.DeclaredAccessibility;
            if (access is not (Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal)) return false;
        }

        return true;
    }

    public static IEnumerable<IMethodSymbol> GrainMethods(this INamedTypeSymbol type) =>
        type.AllInterfaces.Where(parent => !IsRoot(parent)).Append(type)
            .SelectMany(each => each.GetMembers().OfType<IMethodSymbol>())
            .Where(method => method.IsAbstract && !method.IsStatic);
}
