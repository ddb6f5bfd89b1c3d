<?php
declare(strict_types=1);

/**
 * Takes events out by HTTP: checks the signature, drops what it has, answers at once. PHP 8, no library.
 *
 * WEBHOOK_SECRET=whsec_... php -S 127.0.0.1:8080 samples/php/receive-events.php
 */
function isSigned(string $id, string $timestamp, string $signatures, string $body): bool
{
    if (!ctype_digit($timestamp) || abs(time() - (int) $timestamp) > 300) {
        return false; // older than five minutes: somebody sends again what he overheard
    }
    $key = base64_decode(preg_replace('/^whsec_/', '', (string) getenv('WEBHOOK_SECRET')), true);
    if ($key === false || $key === '') {
        return false; // with an empty key anybody could sign
    }
    $expected = base64_encode(hash_hmac('sha256', "$id.$timestamp.$body", $key, true));
    foreach (explode(' ', $signatures) as $signature) { // one for each secret, while a secret is changed
        if (hash_equals("v1,$expected", $signature)) {
            return true;
        }
    }
    return false;
}

$body = file_get_contents('php://input'); // as it came: the signature is over these very bytes
$id = $_SERVER['HTTP_WEBHOOK_ID'] ?? '';
if (!isSigned($id, $_SERVER['HTTP_WEBHOOK_TIMESTAMP'] ?? '', $_SERVER['HTTP_WEBHOOK_SIGNATURE'] ?? '', $body)) {
    http_response_code(401);
    exit;
}
// In your database, with a unique key; kept for at least two days. Here a file for each event.
$mark = (getenv('SEEN_DIR') ?: sys_get_temp_dir()) . '/event-' . hash('sha256', $id);
$file = @fopen($mark, 'x');
if ($file !== false) {
    // Keep it, and work on it afterwards: an answer has fifteen seconds.
    $event = json_decode($body, true, 512, JSON_THROW_ON_ERROR | JSON_BIGINT_AS_STRING);
    $detail = $event['detail'];
    $about = $detail['invoice']['number'] ?? $detail['customer']['id'] ?? '';
    file_put_contents('php://stdout', "{$event['detail-type']} $about " . ($detail['externalNumber'] ?? $detail['cause'] ?? '') . "\n");
}
http_response_code(204); // also for a type that you do not know
