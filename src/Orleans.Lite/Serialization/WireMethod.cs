using System.Reflection;
using System.Text.Json.Serialization.Metadata;
using Orleans.Serialization;

namespace Orleans.Lite;

/// <summary>A grain method as it crosses: its name, and how its arguments and its result are written.</summary>
internal sealed class WireMethod
{
    public WireMethod(RequestMethod method, Serializer serializer)
    {
        Method = method;
        Name = NameOf(method);
        var parameters = method.Method.GetParameters();
        Arguments = [.. parameters.Select(each => IsToken(each) ? null : serializer.Contract(each.ParameterType))];
        Token = Array.FindIndex(parameters, IsToken) is >= 0 and var token ? token : null;
        Result = method.Method.ReturnType.GenericTypeArguments is [var result] ? serializer.Contract(result) : null;
    }

    public RequestMethod Method { get; }

    /// <summary>The alias of the interface, or its full name, and the method's own.</summary>
    public string Name { get; }

    /// <summary>One per parameter; null for the token, which does not cross: the callee has one of its own.</summary>
    public JsonTypeInfo?[] Arguments { get; }

    /// <summary>Which of the parameters is the token; null: none.</summary>
    public int? Token { get; }

    /// <summary>Null for a method that answers only that it has ended.</summary>
    public JsonTypeInfo? Result { get; }

    public static string NameOf(RequestMethod method)
    {
        var type = method.InterfaceType;
        var alias = type.GetCustomAttributes<AliasAttribute>().FirstOrDefault()?.Alias;
        return $"{alias ?? type.FullName}.{method.Id}";
    }

    private static bool IsToken(ParameterInfo parameter) => parameter.ParameterType == typeof(CancellationToken);
}
