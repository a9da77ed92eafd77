using System.Globalization;
using Loyalty.Api.Access;
using Loyalty.Api.Answers;
using Loyalty.Api.Console.Pages;
using Microsoft.AspNetCore.Http.Features;

namespace Loyalty.Api.Console.Members;

/// <summary>The room of support: members are looked up, explained, corrected and helped.</summary>
internal static class MembersRoom
{
    public static void MapMembersRoom(this IEndpointRouteBuilder program)
    {
        var members = program.MapGroup("/members");
        members.MapPage<LookUpPage>("", "GetMember");
        members.MapPost("/find", Find).SameAs("FindPeople");
        members.MapPost("/open", Open).Recorded("GetMember");
        members.MapGet("/{member}", Show).SameAs("GetMember");
        members.MapGet("/{member}/person", ShowPerson).SameAs("GetPerson");
        var member = members.MapGroup("/{member}");
        member.MapCorrections();
        member.MapStanding();
        member.MapPersons();
    }

    /// <summary>By id, e-mail address or phone number: what was typed is in no address.</summary>
    private static async Task Find(HttpContext context, string program, Caller caller, IGrainFactory grains)
    {
        var typed = Typed(context);
        var people = await LookUp.People(grains, program, typed);
        var isMember = await LookUp.IsMember(grains, program, typed);
        string[] found = isMember ? [typed, .. people.Except([typed])] : people;
        if (found is not [var one])
            await Tell(context, typed, found);
        else if (isMember && caller.May(AccessRules.Of("GetMember").Needs, program))
            await Page.GoTo(context, MemberAddress.Of(program, one));
        else
            await Page.GoTo(context, MemberAddress.OfPerson(program, one));
    }

    /// <summary>By id alone, for who may not look people up.</summary>
    private static async Task Open(HttpContext context, string program, IGrainFactory grains)
    {
        var typed = Typed(context);
        if (await LookUp.IsMember(grains, program, typed))
            await Page.GoTo(context, MemberAddress.Of(program, typed));
        else
            await Tell(context, typed, []);
    }

    private static Task Tell(HttpContext context, string typed, string[] found) => ProgramPage.Write<LookUpPage>(
        context,
        found.Length == 0 ? StatusCodes.Status404NotFound : StatusCodes.Status200OK,
        new() { ["Typed"] = typed, ["Found"] = found, ["IsAnswer"] = true });

    private static Task Show(HttpContext context, string program, string member, Dossier dossier) =>
        Write(context, program, member, dossier, withPerson: false);

    private static Task ShowPerson(HttpContext context, string program, string member, Dossier dossier) =>
        Write(context, program, member, dossier, withPerson: true);

    private static async Task Write(HttpContext context, string program, string member, Dossier dossier, bool withPerson)
    {
        var caller = context.Features.GetRequiredFeature<Caller>();
        var asked = context.Request.Query["before"].ToString();
        long? before = long.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;
        if (await dossier.Load(caller, program, member, before, withPerson) is { } refusal)
            await Trouble.Write(context, Problem.Of(refusal));
        else
            await ProgramPage.Write<MemberPage>(context);
    }

    private static string Typed(HttpContext context) => context.Request.Form["who"].ToString().Trim();
}
