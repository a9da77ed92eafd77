using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Orleans.Lite;

internal static class MembershipServices
{
    public static void AddMembership(this IServiceCollection services, Func<IServiceProvider, IMembershipTable> table)
    {
        ArgumentNullException.ThrowIfNull(table);
        services.Replace(ServiceDescriptor.Singleton(table));
        services.Replace(ServiceDescriptor.Singleton<IMembership, MembershipAgent>());
    }
}
