using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;
using Loyalty.Domain.Accounts;
using Loyalty.Domain.Reports;

namespace Loyalty.Domain.Tests.Reports;

/// <summary>Reports know every case of an event: the cases are found by reflection, so a new one that they do not know fails here.</summary>
public sealed class EveryEventTests
{
    public static TheoryData<string> Cases => [.. typeof(AccountEvent).GetNestedTypes(BindingFlags.Public)
        .Where(type => type.IsSubclassOf(typeof(AccountEvent))).Select(type => type.Name)];

    /// <summary>An event without content cannot be entered, but it is known: only what is not says that no report counts it.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void Reports_know_each_event(string name)
    {
        var club = new Club(ClubProgram.With());
        club.Enrol("ann");
        var type = typeof(AccountEvent).GetNestedType(name)!;
        var empty = (AccountEvent)RuntimeHelpers.GetUninitializedObject(type) with { Standing = club.Feed[0].Happened.Standing };

        var told = Record.Exception(() => club.Books["ann"].Follow("ann", empty, club.Program.Zone, new GiftsUnderWay(), []));

        told.ShouldNotBeOfType<UnreachableException>();
    }
}
