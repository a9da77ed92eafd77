// What the wheel says in other languages than English; it loads this file when it needs one of them. In the order of its own texts:
// label|what is missing|at the top|points by plural: other, one, two, few|of|live|connecting|not live|try again|the tier has risen

export const texts = {
  fr: "Vers le niveau suivant|Encore {0} avant {1}|Le plus haut niveau|points,point|{0} sur {1}|En direct|Connexion …|Pas en direct|Réessayer|Vous êtes maintenant {0}",
  de: "Weg zur nächsten Stufe|Noch {0} bis {1}|Die höchste Stufe|Punkte,Punkt|{0} von {1}|Live|Verbinden …|Nicht live|Neu verbinden|Sie sind jetzt {0}",
  es: "Hacia el siguiente nivel|A {0} de {1}|El nivel más alto|puntos,punto|{0} de {1}|En directo|Conectando …|Sin conexión|Reintentar|Ahora es {0}",
  it: "Verso il prossimo livello|Ancora {0} per {1}|Il livello più alto|punti,punto|{0} di {1}|In diretta|Connessione …|Non in diretta|Riprova|Ora è {0}",
  sv: "Vägen till nästa nivå|{0} kvar till {1}|Den högsta nivån|poäng|{0} av {1}|Live|Ansluter …|Inte live|Försök igen|Du är nu {0}",
  ar: "الطريق إلى الفئة التالية|بقي {0} للوصول إلى {1}|أعلى فئة|نقطة,نقطة,نقطتان,نقاط|{0} من {1}|مباشر|جارٍ الاتصال …|غير مباشر|أعد المحاولة|أنت الآن {0}",
  zh: "通往下一等级|距{1}还差{0}|最高等级|积分|{0} / {1}|实时|连接中…|非实时|重试|您现在是{0}",
  ja: "次のランクまで|{1}まであと{0}|最高ランク|ポイント|{0} / {1}|ライブ|接続中…|オフライン|再試行|{0}になりました",
  ko: "다음 등급까지|{1}까지 {0}|최고 등급|포인트|{0} / {1}|실시간|연결 중…|실시간 아님|다시 시도|이제 {0}입니다",
};
