using Loyalty.Api.Access;

namespace Loyalty.Api.Console;

/// <summary>
/// Says of an endpoint of the console that it does, or shows, what an endpoint of the API does: whoever may the one may the
/// other, and both are recorded under the same name.
/// </summary>
internal sealed record SameAs(string Name)
{
    /// <summary>Whether the answer lasts, though the API's does not.</summary>
    public bool Lasts { get; init; }

    /// <summary>The rule, made of the API's.</summary>
    public AccessRule Rule(AccessRule ofApi) => Lasts ? ofApi with { Lasts = true } : ofApi;
}

internal static class SameAsExtensions
{
    /// <summary>Gives the endpoint the rule of one of the API, by its name.</summary>
    public static TBuilder SameAs<TBuilder>(this TBuilder endpoint, string name)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new SameAs(name)).ExcludeFromDescription();

    /// <summary>The same for what lasts until it is ended.</summary>
    public static TBuilder Following<TBuilder>(this TBuilder endpoint, string name)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new SameAs(name) { Lasts = true }, new Hosting.NotCounted()).ExcludeFromDescription();
}
