<?php
declare(strict_types=1);

/**
 * Sends events in by HTTP: POST /api/v1/events, one envelope or up to 100 of one tenant. PHP 8 with curl.
 *
 * BOOKKEEPING_URL=http://127.0.0.1:4000 BOOKKEEPING_TOKEN=... php samples/php/send-events.php event.json
 *
 * Amounts are texts: '210.00', never 210.0. A float loses cents before anybody sees it.
 */
function sendEvents(array $events): void
{
    $body = json_encode($events, JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE | JSON_PRESERVE_ZERO_FRACTION);
    for ($attempt = 1; ; $attempt++) {
        [$status, $answer, $retryAfter] = postEvents($body);
        if ($status === 202) {
            return;
        }
        // A 4xx stays one: its pointers say what to correct. Nothing of the list was taken.
        if ($status >= 400 && $status < 500 && $status !== 429) {
            throw new RuntimeException($answer);
        }
        if ($attempt === 10) {
            throw new RuntimeException("Not taken: $status");
        }
        // The same events with the same ids: what was taken already is not taken twice.
        sleep($retryAfter > 0 ? $retryAfter : min(60, 2 ** $attempt));
    }
}

/** @return array{int, string, int} status (0 without an answer), body, seconds of Retry-After */
function postEvents(string $body): array
{
    $retryAfter = 0;
    $curl = curl_init(getenv('BOOKKEEPING_URL') . '/api/v1/events');
    curl_setopt_array($curl, [
        CURLOPT_POST => true,
        CURLOPT_POSTFIELDS => $body,
        CURLOPT_HTTPHEADER => ['content-type: application/json', 'authorization: Bearer ' . getenv('BOOKKEEPING_TOKEN')],
        CURLOPT_RETURNTRANSFER => true,
        CURLOPT_TIMEOUT => 30,
        CURLOPT_HEADERFUNCTION => function ($curl, string $line) use (&$retryAfter): int {
            if (stripos($line, 'retry-after:') === 0) {
                $retryAfter = (int) trim(substr($line, 12));
            }
            return strlen($line);
        },
    ]);
    $answer = curl_exec($curl);
    return [(int) curl_getinfo($curl, CURLINFO_RESPONSE_CODE), is_string($answer) ? $answer : '', $retryAfter];
}

if (realpath($_SERVER['SCRIPT_FILENAME']) === __FILE__) {
    $events = array_map(
        fn (string $file) => json_decode(file_get_contents($file), true, 512, JSON_THROW_ON_ERROR),
        array_slice($argv, 1),
    );
    try {
        sendEvents($events);
        echo count($events), " taken\n";
    } catch (RuntimeException $refused) {
        fwrite(STDERR, $refused->getMessage() . "\n");
        exit(1);
    }
}
