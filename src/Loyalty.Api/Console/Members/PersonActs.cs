using Loyalty.Api.Access;
using Loyalty.Api.Answers;
using Loyalty.Api.Console.Pages;
using Loyalty.Api.Members;
using Loyalty.Api.Privacy;
using Loyalty.Contracts.Members;

namespace Loyalty.Api.Console.Members;

/// <summary>What is done with what is known of a person: consents are changed, all of it exported, or erased.</summary>
internal static class PersonActs
{
    public static void MapPersons(this IEndpointRouteBuilder member)
    {
        member.MapPost("/consents", Consent).Recorded("DescribeMember");
        member.MapGet("/export", Export).SameAs("ExportMember");
        member.MapPost("/erase", Erase).SameAs("EraseMember");
    }

    private static async Task Consent(HttpContext context, string program, string member, Caller caller, IGrainFactory grains)
    {
        var form = context.Request.Form;
        var consent = new Consent { Purpose = form["purpose"].ToString().Trim(), Given = form["given"] == "true" };
        var answer = await grains.Member(program, member).Describe(
            new ProfileRequest { ChangeId = form["id"].ToString(), Consents = [consent], Actor = caller.Name });
        var maySee = caller.May(AccessRules.Of("GetPerson").Needs, program);
        await Act.Answer(
            context,
            answer,
            consent.Given ? $"Consent to {consent.Purpose} is given." : $"Consent to {consent.Purpose} is withdrawn.",
            maySee ? MemberAddress.OfPerson(program, member) : MemberAddress.Of(program, member));
    }

    private static async Task Export(HttpContext context, string program, string member, IGrainFactory grains, TimeProvider time)
    {
        var export = await PrivacyApi.Everything(program, member, grains, time);
        if (export.Refusal is { } refusal)
        {
            await Trouble.Write(context, Problem.Of(refusal));
            return;
        }
        context.Response.Headers.ContentDisposition = "attachment; filename=\"member.json\"";
        await Body.Write(context.Response, export.Value!, Types.Of<MemberExport>());
    }

    private static async Task Erase(HttpContext context, string program, string member, Caller caller, IGrainFactory grains)
    {
        if (context.Request.Form["confirm"].ToString().Trim() != member)
        {
            await Trouble.Write(context, Problem.BadRequest("Type the member's id to erase the person. Nothing was erased."));
            return;
        }
        var mayRead = caller.May(AccessRules.Of("GetMember").Needs, program);
        await Act.Answer(
            context,
            await grains.Person(program, member).Erase(),
            "Erased: nobody can tell any more who this member was. The ledger stays, so that totals add up.",
            mayRead ? MemberAddress.Of(program, member) : ConsoleAddress.Of(program, "overview"));
    }
}
