using Loyalty.Api.Access;
using Loyalty.Api.Answers;
using Loyalty.Contracts.Members;
using Loyalty.Contracts.Vouchers;

namespace Loyalty.Api.Vouchers;

internal static class VouchersApi
{
    public static void MapVouchers(this IEndpointRouteBuilder program)
    {
        var voucher = program.MapGroup("/vouchers/{code}").WithTags("Vouchers");
        voucher.MapGet("", Get).WithName("GetVoucher").WithSummary("A voucher by its code: lower case, spaces and dashes are taken too");
        voucher.MapPost("/use", Use).WithName("UseVoucher")
            .WithSummary("Uses a voucher on an order, once; a gift voucher bit by bit, without an amount all that is left");
        voucher.MapPost("/cancel", Cancel).WithName("CancelVoucher")
            .WithSummary("Ends a voucher that was not used: the points that it cost come back");
    }

    private static async Task<Answered<VoucherView>> Get(string program, string code, IGrainFactory grains) =>
        new(grains.Voucher(program, code) is { } voucher ? await voucher.Get() : Unknown);

    private static async Task<Done<VoucherView>> Use(string program, string code, VoucherUseRequest request, IGrainFactory grains) =>
        new(grains.Voucher(program, code) is { } voucher ? await voucher.Use(request) : Unknown);

    private static async Task<Done<VoucherView>> Cancel(
        string program, string code, VoucherCancelRequest request, Caller caller, IGrainFactory grains)
    {
        if (grains.Voucher(program, code) is not { } voucher)
            return new(Unknown);
        var answer = await voucher.Cancel(request with { Actor = caller.Actor(request.Actor) });
        await voucher.Settle();
        return new(answer);
    }

    /// <summary>The grain of a voucher; null where the text cannot be a code.</summary>
    private static IVoucherGrain? Voucher(this IGrainFactory grains, string program, string code) =>
        VoucherKey.Of(program, code) is { } key ? grains.GetGrain<IVoucherGrain>(key) : null;

    // In the words of the grain: what cannot be a code is as unknown as one that was never issued.
    private static Contracts.Answer<VoucherView> Unknown =>
        AnswerExtensions.Refused<VoucherView>(StatusCodes.Status404NotFound, "voucher-unknown", "There is no such voucher.");
}
