const houses: Readonly<Record<string, string>> = { 衆: 'House of Representatives', 参: 'House of Councillors' };

/** People's names cannot be read aloud; the office says whose word it is. */
export function withoutPeople(title: string): { text: string; beside: string } {
  let beside = '';
  const text = title
    .replace(
      /([衆参])議院議員(?:[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}々ヶ]{2,10}君)?提出 ?/u,
      (_, house: string) => {
        beside = ` (asked by a member of the ${houses[house]})`;
        return '';
      },
    )
    .replace(/^\p{sc=Han}{1,4}(?=(?:内閣府特命担当|\p{sc=Han}{2,4}|デジタル)大臣)/u, surname =>
      offices.test(title.slice(surname.length)) ? '' : surname,
    );
  return { text, beside };
}

const offices =
  /^(?:内閣府特命担当|総務|経済産業|デジタル|文部科学|厚生労働|法務|外務|防衛|国土交通|農林水産|財務|環境)大臣/;
